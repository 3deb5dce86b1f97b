type Body = NonNullable<RequestInit['body']>;

/**
 * Creates a Request of Node's own class, even from parts of other classes. A test environment such as jsdom has its own
 * URLSearchParams, FormData, Blob and AbortSignal, which Node's Request reads as text or rejects.
 */
export async function nativeRequest(input: Request | URL | string, init: RequestInit = {}): Promise<Request> {
  if (!isRequest(input)) return new Request(String(input), await nativeInit(init));
  const isNative: boolean = input instanceof Request;
  if (isNative) return new Request(input, await nativeInit(init));
  const { url, method, headers, signal } = input;
  const body = input.body === null ? null : await input.arrayBuffer();
  return new Request(url, await nativeInit({ method, headers, signal, body, ...init }));
}

async function nativeInit(init: RequestInit): Promise<RequestInit> {
  const native = { ...init };
  if (isGiven(init.body)) native.body = await nativeBody(init.body);
  if (isGiven(init.signal)) native.signal = nativeSignal(init.signal);
  return native;
}

async function nativeBody(body: Body): Promise<Body> {
  if (isForm(body)) return nativeForm(body);
  if (isBlob(body)) return nativeBlob(body);
  return isSearch(body) ? new URLSearchParams(body.toString()) : body;
}

async function nativeForm(form: FormData): Promise<FormData> {
  const isNative: boolean = form instanceof FormData;
  if (isNative) return form;
  const native = new FormData();
  for (const [name, value] of form) {
    if (typeof value === 'string') native.append(name, value);
    else native.append(name, await nativeBlob(value), value.name);
  }
  return native;
}

async function nativeBlob(blob: Blob): Promise<Blob> {
  const isNative: boolean = blob instanceof Blob;
  if (isNative) return blob;
  if (!('arrayBuffer' in blob))
    throw new TypeError('this Blob has no arrayBuffer() and cannot be sent; send its text instead');
  return new Blob([await blob.arrayBuffer()], { type: blob.type });
}

/** Returns a native signal that aborts with another. */
function nativeSignal(signal: AbortSignal): AbortSignal {
  const isNative: boolean = signal instanceof AbortSignal;
  if (isNative) return signal;
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
}

function isRequest(input: Request | URL | string): input is Request {
  return typeof input === 'object' && 'url' in input;
}

function isForm(body: Body): body is FormData {
  return tagOf(body) === 'FormData';
}

function isBlob(body: Body): body is Blob {
  return ['Blob', 'File'].includes(tagOf(body));
}

function isSearch(body: Body): body is URLSearchParams {
  return tagOf(body) === 'URLSearchParams';
}

/** Returns a value's own type name, which works for classes of any realm. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
