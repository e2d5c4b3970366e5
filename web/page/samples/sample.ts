/** A small made-up log that tells one story. */
export interface Sample {
  readonly id: string;
  readonly source: string;
  /** What wraps it. */
  readonly form: string;
  /** The story, in one line. */
  readonly story: string;
  readonly text: string;
}
