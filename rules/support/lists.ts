// What rules about the text of values have in common, in whichever of the two lists a value stands.

/** A value of MitRealms or domain_realm that Windows cannot read is an error, and the guide's step 4 prescribes both. */
export const TEXT_OF_LISTS = {
  guide: 4,
  severities: ['error'],
  over: ['realm', 'mapping'],
  needs: [],
  byFormat: true,
} as const;
