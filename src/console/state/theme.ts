import { effect, signal } from '@preact/signals';
import { recall, remember } from './remembered.ts';

/** The choices of the theme switch. */
export const themes = ['system', 'light', 'dark'] as const;

/** A choice of the theme switch. */
export type Theme = (typeof themes)[number];

/** The chosen theme. */
export const theme = signal<Theme>(themes.find((one) => one === recall('theme')) ?? 'system');

/** Applies the theme to the page, now and at each change. */
export function startTheme(): void {
  effect(() => {
    remember('theme', theme.value);
    document.documentElement.dataset['theme'] = theme.value;
  });
}
