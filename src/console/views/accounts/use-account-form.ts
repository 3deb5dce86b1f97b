import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import type { Account } from './account.ts';
import { accountOf, formFields, valuesOf, type FormValues } from './form-fields.ts';
import { formProblems, type FormProblems } from './form-problems.ts';
import { addAccount, changeAccount } from './save-account.ts';

/** How many accounts of the provider tell the fields that an account can have. */
const looked = 100;
const added = { login: '', password: 'Password-1', status: 'active' };
const noProblems: FormProblems = { byField: {}, others: [] };

/** The fields, values and problems of the form of an account; of a new one without `account`. */
export function useAccountForm(provider: string, account: Account | undefined) {
  const controlled = namespace.value;
  const others = useResource(
    async () => {
      const answer = await call('listAccounts', { params: { provider }, query: { limit: looked } });
      return answer.accounts.map((one) => one.account);
    },
    [controlled, provider],
    () => false,
  );
  // the account may change meanwhile in another browser; the form changes only the typed fields
  const [opened] = useState(account);
  const fields = formFields(opened?.account, others.data.value ?? []);
  const initial = valuesOf(opened?.account ?? added, fields);
  const [typed, setTyped] = useState<Partial<FormValues>>({});
  const [problems, setProblems] = useState(noProblems);
  const values: FormValues = {
    fields: { ...initial.fields, ...typed.fields },
    rest: typed.rest ?? initial.rest,
  };

  async function save(): Promise<void> {
    try {
      const next = accountOf(values, fields, opened?.account);
      await (opened === undefined ? addAccount(provider, next) : changeAccount(provider, opened, next));
    } catch (error) {
      setProblems(
        formProblems(
          error,
          fields.map(({ name }) => name),
        ),
      );
    }
  }

  return {
    fields,
    values,
    problems,
    save,
    setField: (name: string, value: string | boolean) =>
      setTyped({ ...typed, fields: { ...typed.fields, [name]: value } }),
    setRest: (rest: string) => setTyped({ ...typed, rest }),
  };
}
