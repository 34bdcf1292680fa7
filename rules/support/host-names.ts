// What a fully qualified host name looks like (RFC 1123 2.1, RFC 1035 2.3.4), and what falls short of it.

const LABEL = 63;
const NAME = 253;

/**
 * Why a name is no fully qualified host name, as the end of a sentence that begins with it; null when it is one. Expects a
 * name in lower case without its final dot. A name with characters outside of ASCII is not judged.
 */
export function hostFlaw(name: string): string | null {
  if (name === '' || /[^\x21-\x7e]/.test(name)) return null;
  if (isAddress(name)) return 'is an address, not a name';
  if (name.length > NAME) return `is longer than the ${NAME} characters that a name may have`;
  const labels = name.split('.');
  for (const label of labels) {
    const flaw = labelFlaw(label);
    if (flaw) return flaw;
  }
  return labels.length === 1 ? 'has no domain' : null;
}

// The last label of a name is never a number (RFC 1123 2.1). A name with one colon has a port, which is no address.
function isAddress(name: string): boolean {
  const bare = name.replace(/^\[([0-9a-f:.]+)\](?::\d*)?$/, '$1');
  if (/^[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*(?:%\w+)?$/.test(bare)) return true;
  return /^(?:\d+\.)*\d+(?::\d*)?$/.test(bare);
}

function labelFlaw(label: string): string | null {
  if (label === '') return 'has an empty label, two dots in a row or one at its beginning';
  if (label.length > LABEL) return `has a label of more than ${LABEL} characters`;
  if (/^-|-$/.test(label)) return 'has a label that begins or ends with a hyphen';
  const [odd] = /[^a-z0-9-]/.exec(label) ?? [];
  if (odd === undefined) return null;
  return odd === '_' ? 'has an underscore, which no host name may have' : `has ${odd} in it`;
}
