// fixtures/rules: for every rule small inputs that raise it and such that must not, each in a folder of its own with the
// findings to expect.
import { CASES } from '../fixtures/cases.mjs';
import { FORMATS } from '../fixtures/formats.mjs';

const FOLDER = 'fixtures/rules';

/** The files of all cases, which hold their folder alone. */
export function ruleFixtures() {
  return { folder: FOLDER, files: CASES.flatMap(filesOf) };
}

function filesOf({ ruleId, name, formats, configs, finding, cut, settings }) {
  return formats.flatMap((format) => {
    const folder = `${FOLDER}/${ruleId}/${finding ? 'bad' : 'good'}/${format}-${name}`;
    // What a case needs beside its format, such as another export, names its own.
    const written = configs.flatMap((config) => FORMATS[config.as ?? format](config.of ?? config));
    const files = written.map(({ name: file, bytes }) => ({
      path: `${folder}/${file}`,
      content: cut ? bytes.subarray(0, bytes.length - cut) : bytes,
    }));
    const expected = written.flatMap(({ places }) =>
      places.map((place) => ({ ruleId, ...finding, ...place })),
    );
    if (finding && expected.length === 0) expected.push({ ruleId, ...finding });
    // What nobody sees is what some rules are about.
    const content = `${JSON.stringify(expected, null, 2)}\n`.replace(
      /[^\n\x20-\x7e]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if (settings) {
      files.push({
        path: `${folder}/realmlint.config.jsonc`,
        content: `${JSON.stringify(settings, null, 2)}\n`,
      });
    }
    return [...files, { path: `${folder}/expected.json`, content }];
  });
}
