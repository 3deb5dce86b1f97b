import type { Kept } from '../../journal/entry.ts';
import type { AdminCall } from '../handler.ts';
import type { QueryOf } from '../call-types.ts';
import { curlText } from './curl.ts';
import { markdownText } from './markdown.ts';
import { playwrightText } from './playwright.ts';
import { supertestText } from './supertest.ts';
import { createTestParts } from './test-parts.ts';

type Call = AdminCall<'exportRequest'>;

/** Returns a request of the journal in a format. */
export async function exported(
  format: QueryOf<'exportRequest'>['format'],
  entry: Kept,
  call: Call,
): Promise<string> {
  switch (format) {
    case 'curl':
      return curlText(entry, call);
    case 'markdown':
      return markdownText(entry, call);
    case 'supertest':
      return supertestText(await createTestParts(entry, call));
    case 'playwright':
      return playwrightText(await createTestParts(entry, call));
  }
}
