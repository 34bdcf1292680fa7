import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

// Any test file may be named, and all of its tests are run: a guard may need the large case.
export default mergeConfig(
  { ...base, test: { ...base.test, exclude: ['node_modules/**'] } },
  { test: { root: '.', env: { THOROUGH: '1' }, testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 } },
);
