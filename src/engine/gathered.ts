// A survey as plain facts again, for what asks each of them.

import { factsOf } from '../evidence/pages.ts';
import type { Fact } from '../model/fact.ts';
import { isSheet, type Survey } from '../model/survey.ts';
import type { Gathered } from './judge.ts';

export function gatheredOf({ parts, ...rest }: Survey): Gathered {
  const facts: Fact[] = [];
  for (const part of parts) for (const fact of isSheet(part) ? factsOf(part) : part) facts.push(fact);
  return { ...rest, facts };
}
