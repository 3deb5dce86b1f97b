const secondMs = 1000;

/** Makes the way to write a time as a Date header has it; the text of a second is made once. */
export function createDateText(): (now: number) => string {
  let second = NaN;
  let text = '';
  return (now) => {
    const current = Math.floor(now / secondMs);
    if (current === second) return text;
    second = current;
    text = new Date(now).toUTCString();
    return text;
  };
}
