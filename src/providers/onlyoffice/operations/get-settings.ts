import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import type { Policy, Records } from '../records.ts';

/** What asking for the portal's settings can come to. */
export type GetSettingsFacts = {
  readonly done: {
    readonly passwordHash: Policy['passwordHash'];
    /** What a page shows a captcha with; undefined where the portal has none. */
    readonly captchaKey: string | undefined;
  };
};

/** `GET /settings`: what the portal tells anyone. */
export const getSettings: Operation<NoFacts, Records, GetSettingsFacts> = {
  accountOf: () => undefined,
  decide: (_, state) => outcome('done', openSettings(policyOf(state))),
  force: { done: (_, state) => openSettings(policyOf(state)) },
};

function openSettings({ passwordHash, recaptcha }: Policy): GetSettingsFacts['done'] {
  return { passwordHash, captchaKey: recaptcha?.publicKey };
}
