export interface Area {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}
export const AREAS: readonly Area[];
export function testFilesOf(area: Pick<Area, 'tests'>, root: string): readonly string[];
