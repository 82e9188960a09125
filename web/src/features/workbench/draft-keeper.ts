import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { onNewerRevision, sameFiles, type Copy, type LocalCopy } from './draft-conflict.ts'

/** Where a draft's texts go; every effect of the keeper. */
export interface DraftPlaces {
  readonly save: (copy: Copy, isLeaving: boolean) => Promise<{ revision: number; updatedAt: string }>
  readonly load: () => Promise<Draft>
  readonly keepLocal: (copy: LocalCopy) => Promise<void>
  /** Tells other windows that the server holds a new revision. */
  readonly tell: (revision: number) => void
  readonly later: (work: () => void, ms: number) => () => void
}

export interface Keeping {
  readonly files: AppFiles
  readonly revision: number
  readonly status: 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused' | 'choose'
  /** When the server last confirmed, as ISO text. */
  readonly savedAt: string
  /** What another window saved, while the author has not chosen. */
  readonly theirs: Draft | undefined
  readonly refusal: ProblemError | undefined
}

/** Keeps a draft: in this browser at once, on the server soon, and never over what another window has saved. */
export class DraftKeeper {
  readonly #places: DraftPlaces
  readonly #listeners = new Set<() => void>()
  #keeping: Keeping
  #confirmed: AppFiles
  #stopLocal: (() => void) | undefined
  #stopServer: (() => void) | undefined
  #saving: Promise<void> | undefined
  #isClosed = false

  constructor(places: DraftPlaces, draft: Draft, start: { files: AppFiles; theirs?: Draft | undefined }) {
    this.#places = places
    this.#confirmed = draft.files
    this.#keeping = {
      files: start.files,
      revision: draft.revision,
      status: start.theirs === undefined ? 'saved' : 'choose',
      savedAt: draft.updatedAt,
      theirs: start.theirs,
      refusal: undefined,
    }
    if (start.theirs === undefined && !sameFiles(start.files, draft.files)) this.#schedule()
  }

  readonly get = (): Keeping => this.#keeping

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  edit(files: AppFiles): void {
    if (sameFiles(files, this.#keeping.files)) return
    this.#change({ files })
    this.#schedule()
  }

  /** Resolves when the server has everything, or cannot take it now. */
  async saveNow(): Promise<void> {
    this.#stopServer?.()
    this.#stopServer = undefined
    await this.#saving
    if (this.#keeping.theirs !== undefined) return
    // written and taken back
    if (!this.#isUnsaved()) return this.#change({ status: 'saved' })
    this.#saving = this.#save().finally(() => (this.#saving = undefined))
    await this.#saving
  }

  /** The page is going away: what can still be handed over is handed over. */
  leave(): void {
    if (!this.#isUnsaved()) return
    this.#keepLocal()
    const { files, revision, theirs } = this.#keeping
    if (theirs === undefined && this.#saving === undefined) {
      this.#places.save({ files, revision }, true).then(
        (saved) => this.#confirm(files, saved),
        () => {},
      )
    }
  }

  /** Another window says that it has saved. */
  async hearOf(revision: number): Promise<void> {
    if (revision > this.#keeping.revision && this.#saving === undefined) await this.#meet()
  }

  /** The author keeps her text: it becomes the next revision after theirs. */
  async keepMine(): Promise<void> {
    const { theirs } = this.#keeping
    if (theirs === undefined) return
    this.#confirmed = theirs.files
    this.#change({ theirs: undefined, revision: theirs.revision, status: 'unsaved' })
    await this.saveNow()
  }

  takeTheirs(): void {
    const { theirs } = this.#keeping
    if (theirs !== undefined) this.#take(theirs)
  }

  close(): void {
    this.leave()
    this.#isClosed = true
    this.#stopLocal?.()
    this.#stopServer?.()
  }

  #isUnsaved(): boolean {
    return !sameFiles(this.#keeping.files, this.#confirmed)
  }

  #schedule(): void {
    if (this.#keeping.status !== 'choose') this.#change({ status: 'unsaved' })
    this.#stopLocal ??= this.#places.later(() => this.#keepLocal(), localMs)
    this.#stopServer?.()
    this.#stopServer = this.#places.later(() => void this.saveNow(), serverMs)
  }

  #keepLocal(): void {
    this.#stopLocal?.()
    this.#stopLocal = undefined
    const { files, revision } = this.#keeping
    // A browser without room or without storage still has the server.
    this.#places.keepLocal({ files, revision, isUnsaved: this.#isUnsaved() }).catch(() => {})
  }

  async #save(): Promise<void> {
    const { files, revision } = this.#keeping
    this.#change({ status: 'saving' })
    try {
      const saved = await this.#places.save({ files, revision }, false)
      this.#confirm(files, saved)
      this.#places.tell(saved.revision)
    } catch (error) {
      await this.#bear(error)
    }
  }

  #confirm(files: AppFiles, { revision, updatedAt }: { revision: number; updatedAt: string }): void {
    this.#confirmed = files
    this.#change({ revision, savedAt: updatedAt, refusal: undefined })
    this.#keepLocal()
    if (this.#isUnsaved()) this.#schedule()
    else this.#change({ status: 'saved' })
  }

  async #bear(error: unknown): Promise<void> {
    if (error instanceof ProblemError && error.problem.code === 'draft-changed') return this.#meet()
    this.#keepLocal()
    if (error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 429) {
      this.#change({ status: 'refused', refusal: error })
      return
    }
    this.#change({ status: 'offline' })
    if (!this.#isClosed) this.#stopServer = this.#places.later(() => void this.saveNow(), retryMs)
  }

  /** Meets what another window has saved. */
  async #meet(): Promise<void> {
    const theirs = await this.#places.load().catch(() => undefined)
    if (theirs === undefined) {
      this.#change({ status: 'offline' })
      if (!this.#isClosed) this.#stopServer = this.#places.later(() => void this.saveNow(), retryMs)
      return
    }
    const { files } = this.#keeping
    switch (onNewerRevision({ files, confirmed: this.#confirmed, theirs: theirs.files })) {
      case 'same':
      case 'theirs':
        return this.#take(theirs)
      case 'mine':
        this.#change({ revision: theirs.revision })
        return this.#schedule()
      case 'choose':
        this.#keepLocal()
        return this.#change({ status: 'choose', theirs })
    }
  }

  #take(theirs: Draft): void {
    this.#stopServer?.()
    this.#confirmed = theirs.files
    this.#change({
      files: theirs.files,
      revision: theirs.revision,
      savedAt: theirs.updatedAt,
      theirs: undefined,
      refusal: undefined,
      status: 'saved',
    })
    this.#keepLocal()
  }

  #change(part: Partial<Keeping>): void {
    this.#keeping = { ...this.#keeping, ...part }
    for (const listener of this.#listeners) listener()
  }
}

const localMs = 250
const serverMs = 1500
const retryMs = 5000
