/** A line that passes: of `_bulk` with the action before it; of HEC events, in an envelope already. */
export interface Passing {
  readonly line: string;
  readonly action?: string;
  readonly envelope?: true;
}
