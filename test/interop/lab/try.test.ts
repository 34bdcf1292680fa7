import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONFIGURATION } from '../../support/formats/defects.ts';
import { hostsOf, type Lab, rightTrusts, startLab } from './lab.ts';
let lab: Lab;
beforeAll(async () => { lab = await startLab(); });
afterAll(() => lab?.end());
it('x', async () => {
  await lab.setTrusts(rightTrusts());
  const w = hostsOf('ZSCALERBETA.NET');
  console.log('right', await lab.user(CONFIGURATION, w));
  console.log('none', await lab.user({...CONFIGURATION, domainRealm: []}, w));
  console.log('norealm', await lab.user({...CONFIGURATION, mitRealms: []}, w));
  console.log('far->ours dir 1', await lab.stranger('of the far realm', false));
  console.log('third->theirs nontrans', await lab.stranger('from beyond ours', false));
  console.log('third->theirs trans', await lab.stranger('from beyond ours', true));
  const t = rightTrusts(['ZSCALERBETA.NET']);
  const b = { name: 'ZSCALERBETA.NET', direction: 3, type: 3, attributes: 1, encryptionTypes: 24 };
  await lab.setTrusts([...t, b]);
  console.log('far->ours dir 3', await lab.stranger('of the far realm', false));
  console.log('third->ours dir 3', await lab.stranger('from beyond the far realm', false));
  console.log('third->ours dir 3 trans', await lab.stranger('from beyond the far realm', true));
  for (const bend of [{ direction: 0 }, { direction: 2 }, { encryptionTypes: 4 }, { encryptionTypes: 28 }, { name: 'zscalerbeta.net' }]) {
    await lab.setTrusts([...t, { ...b, direction: 1, ...bend }]);
    console.log(bend, await lab.user(CONFIGURATION, w));
  }
  expect(1).toBe(1);
});
