import { it } from '@jest/globals';
import { expectAccessibleViews } from './support/accessible-views.ts';

it('has no violation in any view in the light theme at any width, with data, a notice and a dialog', () =>
  expectAccessibleViews('light'));
