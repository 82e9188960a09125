import type { App } from '@aladdin/sdk/app/app.ts'
import type { RunRequest } from '@aladdin/sdk/bridge/messages.ts'

export const emptyApp: App = {
  format: 1,
  title: { zh: '空应用', en: 'Empty app' },
  summary: { zh: '', en: '' },
  topic: 'channels',
  tags: [],
  datasets: [],
  blocks: [],
  body: { zh: [], en: [] },
}

/** A run without data: enough to ask the engine of a frame. */
export const emptyRun: RunRequest & { datasets: never[] } = {
  app: emptyApp,
  datasets: [],
  inputs: { parameters: {}, today: '2026-11-20', seed: 1 },
  scope: {
    branch: { id: 'xian', name: { zh: '西安分行', en: "Xi'an" } },
    branches: [{ id: 'xian', name: { zh: '西安分行', en: "Xi'an" } }],
  },
}
