/** The status of every code that this service refuses a request with. Stable: programs may rely on the codes. */
export const STATUS = {
  invalid_body: 400,
  invalid_parameter: 400,
  unauthorized: 401,
  invalid_token: 401,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  record_too_large: 413,
  too_many_records: 413,
  too_much_work: 413,
  unsupported_media_type: 415,
  unsupported_encoding: 415,
  too_many_problems: 422,
  internal: 500,
  sink_refused: 502,
  misconfigured: 503,
  sink_unavailable: 503,
} as const;

/** Why a request was refused. */
export type RefusalCode = keyof typeof STATUS;

/** A refusal on its way to the caller. Its message never quotes the log. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export const misconfigured = (message: string): Refusal => new Refusal("misconfigured", message);

export const incomplete = (format: string): Refusal =>
  new Refusal(
    "invalid_body",
    `The body is no complete ${format} data: cut off, broken, or several pieces of it in a row, which have to be made one.`,
  );

export const tooManyProblems = (most: number, where: string): Refusal =>
  new Refusal(
    "too_many_problems",
    `More than ${most} problems (MAX_PROBLEMS) ${where}: this is hardly the log that it is taken for.`,
  );

/** What may be told of an error: a refusal as it is; of anything else only that it happened, as its words can quote the log. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(
    "internal",
    "The request could not be served. This is a bug, or memory ran out; the next one works.",
  );
}

/** A refusal as JSON. */
export const told = ({ code, message }: Refusal) => ({ error: { code, message } });
