import { expect, it } from '@jest/globals';
import { rootsFor } from '../../src/declared/runtime/sources.ts';
import { formNames } from '../../src/declared/template/forms.ts';
import { formTexts, sourceTexts } from './placeholders.ts';

it('describes every source and every form of placeholders', () => {
  expect(Object.keys(sourceTexts).toSorted()).toEqual(Object.keys(rootsFor({ version: 1 })).toSorted());
  expect(Object.keys(formTexts).toSorted()).toEqual(formNames().toSorted());
});
