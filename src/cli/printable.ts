/** Escapes control characters: a client's text must not control the terminal. */
export function printable(text: string): string {
  return text.replaceAll(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Every control character except the line feed, which the banner has and a request's text never does. */
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
