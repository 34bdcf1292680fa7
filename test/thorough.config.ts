import { mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

// Everything that npm test takes a sample of: every cut, every case, a hundred mutations of each kind of defect.
export default mergeConfig(base, {
  test: { root: '.', env: { THOROUGH: '1' }, testTimeout: 240_000, hookTimeout: 240_000 },
});
