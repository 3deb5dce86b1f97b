/** The path of the picture of a view. */
export function pathOf(view: string): string {
  return `docs/pictures/console-${view}.webp`;
}
