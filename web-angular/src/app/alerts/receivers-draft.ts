import { Receivers } from './alerting';

/** A change of the receivers that is not saved. */
export interface ReceiversDraft {
  /** Of the receivers that the change was begun on, so that it is refused if another administrator has saved others meanwhile. */
  readonly rowVersion: number;
  readonly text: string;
}

/** The draft after its text was changed; undefined where nothing is left to save. */
export function changedDraft(
  draft: ReceiversDraft | undefined,
  text: string,
  stored: Pick<Receivers, 'document' | 'rowVersion'>,
): ReceiversDraft | undefined {
  return text === stored.document ? undefined : { rowVersion: draft?.rowVersion ?? stored.rowVersion, text };
}
