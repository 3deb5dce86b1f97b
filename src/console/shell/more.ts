import { signal } from '@preact/signals';

/** Whether the dialog with the theme and the keys is open. */
export const isMoreOpen = signal(false);
