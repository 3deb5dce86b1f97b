import { expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { passSignals } from '../../../src/cli/exec/command.ts';
import { running } from '../cli.ts';
import { connectionTo } from '../sockets.ts';

const node = process.execPath;
const stays = 'setInterval(() => {}, 9e6)';
const sayUrl = 'console.log(process.env.LOGIN_EMULATOR_URL + "\\n")';
const lasting = (program: string) => ['exec', '--', node, '-e', `${program}; ${sayUrl}; ${stays}`];

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('ends with the exit status of a command ended by %s', async (name, code) => {
  const ended = await running(lasting(''), async ({ pid, printed }) => {
    await printed('\n\n');
    process.kill(pid, name);
  });
  expect(ended).toEqual({ code, stdout: expect.stringMatching(/^http:\S+\n\n$/), stderr: '' });
  expect(await connectionTo(Number(/\d{2,}/.exec(ended.stdout)?.[0]))).toBe('ECONNREFUSED');
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'keeps serving a command that handles %s, and ends with its exit code',
  async (name) => {
    const asks =
      'fetch(process.env.LOGIN_EMULATOR_URL + "/__admin/health").then(({ status }) => { console.log(status); process.exit(5) })';
    const ended = await running(lasting(`process.on("${name}", () => ${asks})`), async ({ pid, printed }) => {
      await printed('\n\n');
      process.kill(pid, name);
    });
    expect(ended).toEqual({ code: 5, stdout: expect.stringMatching(/\n\n200\n$/), stderr: '' });
  },
);

it('kills the command and ends at once on a second signal', async () => {
  const program = 'process.on("SIGTERM", () => console.log("not yet"))';
  // it has ended once both have closed its output
  const ended = await running(lasting(program), async ({ pid, printed }) => {
    await printed('\n\n');
    process.kill(pid, 'SIGTERM');
    await printed('not yet');
    process.kill(pid, 'SIGINT');
  });
  expect(ended).toEqual({ code: 130, stdout: expect.stringMatching(/\n\nnot yet\n$/), stderr: '' });
});

it('ends even if a process that the command left behind keeps its connection', async () => {
  const left =
    'fetch(process.env.LOGIN_EMULATOR_URL + "/__admin/events").then(() => { console.log("holds"); process.disconnect() })';
  const program = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(left)}], { stdio: ["ignore", "inherit", "inherit", "ipc"] }); child.on("disconnect", () => process.exit(4))`;
  const ended = await running(['exec', '--', node, '-e', program], async ({ printed }) => printed('holds'));
  expect(ended).toEqual({ code: 4, stdout: 'holds\n', stderr: '' });
});

it('does not repeat a signal that the terminal already sent to the command', () => {
  const { source, said } = watched({ atTerminal: true });
  source.emit('SIGINT');
  expect(said).toEqual([]);
});

it('passes signals that a terminal does not send', () => {
  const { source, said } = watched({ atTerminal: true });
  source.emit('SIGTERM');
  expect(said).toEqual(['pass SIGTERM']);
});

it('treats the same signal within half a second as one key press', () => {
  const { source, said, wait } = watched({ atTerminal: false });
  source.emit('SIGINT');
  wait(499);
  source.emit('SIGINT');
  expect(said).toEqual(['pass SIGINT']);
  wait(1);
  source.emit('SIGINT');
  expect(said).toEqual(['pass SIGINT', 'end SIGINT']);
});

it('treats a different signal as a second signal at any time', () => {
  const { source, said } = watched({ atTerminal: true });
  source.emit('SIGINT');
  source.emit('SIGHUP');
  expect(said).toEqual(['end SIGHUP']);
});

function watched({ atTerminal }: { readonly atTerminal: boolean }) {
  const source = new EventEmitter();
  const said: string[] = [];
  let now = 0;
  passSignals(source, {
    pass: (name) => void said.push(`pass ${name}`),
    end: (name) => void said.push(`end ${name}`),
    atTerminal,
    now: () => now,
  });
  return { source, said, wait: (ms: number) => void (now += ms) };
}
