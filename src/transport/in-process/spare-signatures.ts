import { remembered } from '../../core/remembered';
import type { FindListener } from './listeners';
import { patch } from './patch';
import { listenerFor, sdkClasses, type SdkRequest } from './sdk-handlers';

/** What the SDK signs its requests with. */
interface Signer {
  readonly service?: string | undefined;
  credentialProvider?(): Promise<Credentials | undefined>;
  regionProvider?(): Promise<string>;
  signRequest(this: Signer, request: SdkRequest, options?: SigningOptions): Promise<SdkRequest>;
}

interface Credentials {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string | undefined;
}

interface SigningOptions {
  readonly signingDate?: Date;
  readonly signingRegion?: string | undefined;
  readonly signingService?: string | undefined;
}

/** In the place of what takes five digests: nobody looks at it. */
const SIGNATURE = '0'.repeat(64);
/** What an attempt before has left. */
const SIGNED_BEFORE = /^(?:authorization|x-amz-date|date)$/i;

/** `20260101T000000Z`; in a run of an exploration many calls are made at one moment. */
const compact = remembered((moment) => moment.replace(/[-:]|\.\d+/g, ''));

/**
 * Lets requests of the AWS SDK that are answered here say who signed them, without the signature: it takes a good part of what the SDK does
 * for a call.
 *
 * @returns a function that ends it
 */
export function spareSignatures(find: FindListener): () => void {
  const signers = sdkClasses<Signer>('@smithy/signature-v4', 'SignatureV4').filter(isSigner);
  const patches = signers.map((prototype) =>
    patch(
      prototype,
      'signRequest',
      (original) =>
        async function signRequest(this: Signer, request, options = {}) {
          const credentials = listenerFor(request, find) === undefined ? undefined : await this.credentialProvider?.();
          const { signingDate: date, signingRegion, signingService: service = this.service } = options;
          // The SDK has words of its own for credentials that are not whole.
          if (!isWhole(credentials) || date === undefined) return original.call(this, request, options);
          const region = signingRegion ?? (await this.regionProvider?.());
          return named(request, credentials, { region, service, date });
        },
    ),
  );
  return () => patches.forEach(({ remove }) => remove());
}

interface Scope {
  readonly region: string | undefined;
  readonly service: string | undefined;
  readonly date: Date;
}

/** A copy of a request that names whose it is, in the form of a signed one. */
function named(request: SdkRequest, { accessKeyId, sessionToken }: Credentials, { region, service, date }: Scope): SdkRequest {
  const moment = compact(date.toISOString());
  const headers = { ...request.headers };
  for (const name of Object.keys(headers)) if (SIGNED_BEFORE.test(name)) Reflect.deleteProperty(headers, name);
  headers['x-amz-date'] = moment;
  if (sessionToken) headers['x-amz-security-token'] = sessionToken;
  const credential = `${accessKeyId}/${moment.slice(0, 8)}/${region}/${service}/aws4_request`;
  headers['authorization'] = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${SIGNATURE}`;
  return Object.assign(Object.create(Object.getPrototypeOf(request)) as SdkRequest, request, { headers });
}

function isWhole(credentials: Credentials | undefined): credentials is Credentials {
  return typeof credentials?.accessKeyId === 'string' && typeof credentials.secretAccessKey === 'string';
}

function isSigner(prototype: Partial<Signer>): prototype is Signer {
  return typeof prototype.signRequest === 'function';
}
