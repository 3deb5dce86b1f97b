import { request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';

/** Options of an https request, besides the URL. */
interface Asking extends Pick<RequestOptions, 'ca' | 'method' | 'rejectUnauthorized'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response over https. */
interface SecureAnswer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/**
 * Sends a request with Node's https, because `fetch` accepts no authority; rejects if the certificate isn't trusted.
 */
export function askSecurely(url: string, { body, headers = {}, ...how }: Asking): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...how, headers, agent: false }, (response) => {
      const { statusCode: status, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
