// The cmdlets whose output is understood, in the order in which they are asked.

import type { Mapper } from '../serializations/bag.ts';
import { getAdObject } from './get-adobject.ts';
import { getAdTrust } from './get-adtrust.ts';
import { getGpRegistryValue } from './get-gpregistryvalue.ts';

/** Get-ADTrust comes before Get-ADObject: its objects have an ObjectClass too, and would pass for those of the other. */
export const MAPPERS: readonly Mapper[] = [getGpRegistryValue, getAdTrust, getAdObject];
