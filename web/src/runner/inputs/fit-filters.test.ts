import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { describe, expect, it } from 'vitest'
import { filterWidth, fitFilters, hasSlider, numberFieldWidth } from './fit-filters.ts'

const place = { room: 560, rows: 2, button: 100 }

describe('the row of filters', () => {
  it('shows every filter when they fit in two rows', () => {
    expect(fitFilters([200, 200, 200, 200], place)).toBe(4)
  })

  it('leaves place for the button that shows the rest', () => {
    expect(fitFilters([200, 200, 200, 200, 200], place)).toBe(4)
    expect(fitFilters([240, 240, 240, 240, 240], place)).toBe(3)
  })

  it('shows at least one filter, however narrow the place is', () => {
    expect(fitFilters([900, 900, 900], { ...place, room: 100 })).toBe(1)
    expect(fitFilters([], place)).toBe(0)
  })

  it('counts a Chinese name as wide as it is drawn', () => {
    const machine = input({ type: 'text', default: null })
    expect(filterWidth(machine, '设备')).toBe(filterWidth(machine, '') + 26)
  })
})

describe('a filter for a number', () => {
  it('has a slider only where its range is up to sixty steps', () => {
    expect(hasSlider(number({ range: [1, 56] }))).toBe(true)
    expect(hasSlider(number({ range: [1, 100] }))).toBe(false)
    expect(hasSlider(number({ range: [0, 100_000], step: 10 }))).toBe(false)
    expect(hasSlider(number({ type: 'number', range: [0, 3], step: 0.1 }))).toBe(true)
    expect(hasSlider(number({ type: 'number', range: [0, 3] }))).toBe(false)
    expect(hasSlider(number({}))).toBe(false)
  })

  it('is as wide as the longest number that may stand in it', () => {
    expect(numberFieldWidth(number({ range: [1, 56] }))).toBeLessThan(
      numberFieldWidth(number({ range: [1, 100_000_000] })),
    )
  })
})

function input(
  part: Pick<InputBlock, 'type' | 'default'> & { range?: readonly [number, number]; step?: number },
): InputBlock {
  const place = { file: 'app.md', line: 1 }
  return { kind: 'input', name: 'one', place, label: { zh: '', en: '' }, ...part } as InputBlock // type and default belong together
}

function number(part: {
  type?: 'integer' | 'number'
  range?: readonly [number, number]
  step?: number
}): InputBlock & { type: 'integer' | 'number' } {
  return input({ type: 'integer', default: null, ...part }) as InputBlock & { type: 'integer' } // as given
}
