// The cmdlets whose output is understood, in the order in which they are asked.

import type { Mapper } from '../serializations/bag.ts';
import { getAdObject } from './get-adobject.ts';
import { getAdTrust } from './get-adtrust.ts';

/** Get-ADTrust comes first: its objects have an ObjectClass too, and would pass for those of Get-ADObject. */
export const MAPPERS: readonly Mapper[] = [getAdTrust, getAdObject];
