import { publishSmallApp, publishTemplate } from './apps.ts'
import { listed, median, timed, type Figure } from './figure.ts'
import { openFromGallery, openToChart, visit } from './visitor.ts'

/** Analysts and staff of different branches: each of them is the first of her rows to ask. */
const people = ['zhou.min', 'xu.lin', 'lin.jiayi', 'ma.lijuan', 'liu.yang']

/** From the address to the first chart of live SQL, on the real server with the demo bank. */
export async function measureOpening(origin: string): Promise<Figure[]> {
  const author = await visit(origin, 'chen.jing')
  const small = await publishSmallApp(author)
  let template = ''
  const publishMs = await timed(async () => {
    template = await publishTemplate(author)
  })
  await author.close()

  const cold = { small: [] as number[], template: [] as number[] }
  const warm = { small: [] as number[], template: [] as number[] }
  const pressed = { small: [] as number[], template: [] as number[] }
  for (const [name, app] of [
    ['small', small],
    ['template', template],
  ] as const) {
    for (const person of people) {
      const visitor = await visit(origin, person)
      cold[name].push(await openToChart(visitor, `${origin}/apps/${app}`))
      warm[name].push(await openToChart(visitor, `${origin}/apps/${app}`))
      pressed[name].push(await openFromGallery(visitor, origin, app))
      await visitor.close()
    }
  }
  const figure = (what: string, values: readonly number[], most?: number): Figure => ({
    what,
    ...(most === undefined ? {} : { most }),
    measured: median(values),
    unit: 'ms',
    note: listed(values),
  })
  return [
    figure('open an app from the gallery → first chart', pressed.small, 1500),
    figure('open an app by its address, warm cache → first chart', warm.small, 1500),
    figure('the same, cold: empty cache, rows nobody asked for yet', cold.small, 2500),
    figure('the ATM template from the gallery', pressed.template),
    figure('the ATM template by its address, warm', warm.template),
    figure('the ATM template by its address, cold', cold.template),
    figure('publish the ATM template (check and trial run)', [publishMs]),
  ]
}
