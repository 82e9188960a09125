import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { useState } from 'react'
import { formatMoment } from '../format/time.ts'
import { useLocal } from '../i18n/language.ts'
import { useSession } from '../session.ts'
import type { Watermark } from './watermark.ts'

/** Name, id and the time of opening, as strong as the most classified of the data; none for public data. */
export function useWatermark(extracts: readonly Pick<Extract, 'classification'>[]): Watermark | undefined {
  const local = useLocal()
  const { person } = useSession()
  const [opened] = useState(() => formatMoment(new Date().toISOString()))
  const classification = (['C2', 'C1'] as const).find((level) =>
    extracts.some((extract) => extract.classification === level),
  )
  if (classification === undefined) return undefined
  return { text: `${local(person.display)} ${person.name} ${opened}`, classification }
}
