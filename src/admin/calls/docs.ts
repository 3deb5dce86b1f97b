import { alreadySent, problem, type Handlers } from '../handler.ts';
import { adminContract, providerContract } from '../contract-documents.ts';
import { sendDocs } from '../docs/docs.ts';

/** The contracts, for people to read. */
export const docsCalls = {
  async getContract({ params: { provider, profile } }) {
    const text = await providerContract(provider, profile);
    return typeof text === 'string' ? yaml(text) : problem(404, text.none);
  },
  getAdminContract: async () => yaml(await adminContract()),
  async getDocs({ request, response }) {
    // the page names its files from where it stands
    if (request.path.endsWith('/')) response.redirect('../docs');
    else await sendDocs('index.html', request, response);
    return alreadySent;
  },
  async getDocsFile({ params: { file }, request, response }) {
    const isSent = await sendDocs(file, request, response);
    return isSent ? alreadySent : problem(404, `the page has no file ${file}; open /__admin/docs`);
  },
} satisfies Handlers<'getContract' | 'getAdminContract' | 'getDocs' | 'getDocsFile'>;

function yaml(body: string) {
  return { status: 200, headers: { 'content-type': 'text/yaml; charset=utf-8' }, body } as const;
}
