import type { App, ModelBlock } from '../app/app.ts'
import type { FittedModel } from '../methods/fitted.ts'

/** A published model that a block asks for. */
export interface WantedModel {
  readonly use: string
  /** The newest when absent. */
  readonly version?: number
}

export function wantedModels(app: App): readonly WantedModel[] {
  return app.blocks.flatMap((block) =>
    block.kind === 'model' && block.use !== undefined
      ? [{ use: block.use, ...(block.version === undefined ? {} : { version: block.version }) }]
      : [],
  )
}

/**
 * The app with each model that was found put on its block. A model speaks for the data that it learned from: in an app
 * that is bound to other datasets, such as one's own upload, the block fits on those.
 */
export function attachModels(app: App, find: (wanted: WantedModel) => FittedModel | undefined): App {
  const sources = new Set(app.datasets.map(({ source }) => source))
  const fits = (model: FittedModel, block: ModelBlock) =>
    model.method === block.method && model.about.datasets.every(({ name }) => sources.has(name))
  return {
    ...app,
    blocks: app.blocks.map((block) => {
      if (block.kind !== 'model' || block.use === undefined) return block
      const model = find({
        use: block.use,
        ...(block.version === undefined ? {} : { version: block.version }),
      })
      return model !== undefined && fits(model, block) ? { ...block, fitted: model } : block
    }),
  }
}
