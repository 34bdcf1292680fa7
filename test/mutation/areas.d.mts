export interface Area {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly near: readonly string[];
  readonly tests: readonly string[];
}
export const AREAS: readonly Area[];
export function testFilesOf(tests: readonly string[], root: string): readonly string[];
