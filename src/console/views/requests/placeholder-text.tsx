/** A text in which the placeholders of secrets are marked, each with a hint at what it replaces. */
export function PlaceholderText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(‹[^‹›]*›)/).map((part, index) =>
        // the split puts each placeholder at an odd place
        index % 2 === 0 ? (
          part
        ) : (
          <mark key={index} class="placeholder" title={placeholderHint(part)}>
            {part}
          </mark>
        ),
      )}
    </>
  );
}

/** The placeholders in a text, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set(text.match(/‹[^‹›]*›/g))];
}

/** Says what a placeholder replaces: `‹plain.password›` is the password of plain. */
export function placeholderHint(placeholder: string): string {
  const name = placeholder.slice(1, -1);
  if (name === 'redacted') return 'a value that the journal doesn’t keep, such as a wrong password';
  const [, bytes] = /^(\d+) bytes$/.exec(name) ?? [];
  if (bytes !== undefined) return `a body of ${bytes} bytes that the journal doesn’t keep`;
  const [, session] = /^session (\d+)$/.exec(name) ?? [];
  if (session !== undefined) return `the token of session ${session}`;
  const [, account, secret] = /^(.+)\.(\w+)$/.exec(name) ?? [];
  return account === undefined || secret === undefined
    ? 'a secret that the emulator knows'
    : `the ${secret} of ${account}`;
}
