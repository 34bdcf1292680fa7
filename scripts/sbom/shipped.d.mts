export interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly integrity?: string;
}
export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}
export interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
  readonly scope: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
export const COPIED: Readonly<Record<string, string>>;
export function faultsOf(components: readonly Component[], wanted: readonly string[]): string[];
export function wantedIn(manifest: object, lock: Lock): string[];
