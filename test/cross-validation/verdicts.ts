import { Agent, request, type RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { middleware } from 'express-openapi-validator';
import { errorReplyNames } from '../../src/core/contract.ts';
import type { Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import type { Sample } from './sample.ts';
import type { Contract } from './request-variants.ts';

/** The verdict of the emulator or validator on a request, with its reasons. */
export interface Verdict {
  readonly accepts: boolean;
  readonly words: string;
}

/** The emulator or the validator. */
export interface Judge {
  judge(sample: Sample): Promise<Verdict>;
  close(): Promise<void>;
}

/**
 * Opens the emulator over HTTP, to include routing and decoding. The verdict comes from the trace, because calling the
 * check directly would miss an endpoint that doesn't call it. No step of an operation may look like a reason of the
 * contract; otherwise the two would differ without an entry.
 */
export async function emulatorJudge({ provider, profile }: Contract): Promise<Judge> {
  const entries: Entry[] = [];
  const app = testApp({ providers: [provider], profile, record: (entry) => void entries.push(entry) });
  const { ask, close } = await opened(app);
  async function judge(sample: Sample): Promise<Verdict> {
    entries.length = 0;
    const { status, type } = await ask(sample);
    const [entry] = entries;
    // a vendor may also return 500
    const isOwn = status === 500 && type.includes('problem');
    if (entry === undefined || isOwn) throw new Error(`the emulator failed: ${status}`);
    const words = `${status} ${entry.trace.join(', ')}`;
    return { accepts: entry.operation !== undefined && !entry.trace.some(isContractReason), words };
  }
  return { judge, close };
}

/** Opens the validator in an Express app with the contract's own file. */
export async function validatorJudge(contract: Contract): Promise<Judge> {
  const { ask, close } = await opened(validatorApp(contract));
  async function judge(sample: Sample): Promise<Verdict> {
    const { status } = await ask(sample);
    return { accepts: status === 204, words: String(status) };
  }
  return { judge, close };
}

const refusals: readonly string[] = errorReplyNames;
const reasons = [
  /^(the body|[^ ]+) (is missing|breaks the contract's \w+)$/,
  /^the (body isn't well-formed, or isn't in its charset|body can't be decompressed|multipart body is broken)$/,
  /^(no content type$|content type |charset |unknown content encoding$)/,
];

function isContractReason(step: string): boolean {
  return refusals.includes(step) || reasons.some((reason) => reason.test(step));
}

/** Security is off: operations check credentials, not the contract. */
const asked = { validateRequests: true, validateResponses: false, validateSecurity: false };

/** Parses every declared content type, because the validator sees no body without a parser. */
function validatorApp({ spec, takes }: Contract): Express {
  const app = express();
  const asForm = ['application/x-www-form-urlencoded', 'multipart/form-data'];
  const asJson = takes.filter((type) => !asForm.includes(type));
  const isJson = asJson.includes('*/*') ? () => true : asJson;
  app.use(express.json({ type: isJson, strict: false, limit: '1mb' }));
  if (takes.includes('application/x-www-form-urlencoded')) app.use(express.urlencoded({ extended: false }));
  app.use(middleware({ apiSpec: spec, ...asked }));
  // the validator passes requests outside its base path unchecked
  app.use((request, response) => void response.status('openapi' in request ? 204 : 404).end());
  const refuse: ErrorRequestHandler = (error: { readonly status?: number }, _request, response, next) => {
    if (error.status === undefined) return next(error);
    return void response.status(error.status).end();
  };
  app.use(refuse);
  return app;
}

async function opened(app: RequestListener) {
  const { port, close } = await serve(app);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = ({ method, url: path, headers: own, contentType, body: { bytes } }: Sample) =>
    new Promise<{ status: number; type: string }>((resolve, reject) => {
      const headers = { ...own, ...(contentType === undefined ? {} : { 'content-type': contentType }) };
      const asked = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
        const { statusCode: status = 0, headers: said } = response;
        response.resume().on('end', () => resolve({ status, type: said['content-type'] ?? '' }));
      });
      // sends an empty body without chunked encoding
      asked.useChunkedEncodingByDefault = false;
      if (bytes.length > 0) asked.setHeader('content-length', bytes.length);
      asked.on('error', reject).end(bytes);
    });
  return {
    ask,
    close: async () => {
      agent.destroy();
      await close();
    },
  };
}
