import type { DraftId } from '@aladdin/sdk/contract/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { fetchEditor } from '../../editor/load-monaco.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { isNarrow } from '../../ui/narrow.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Desk } from './desk.tsx'
import { draftQuery } from './queries.ts'
import './desk.css'

const route = getRouteApi('/shell/workbench/$draft')

export function DraftPage() {
  const id = route.useParams().draft as DraftId // the server answers for ids that are none
  const { person } = useSession()
  const localKey = `${person.id} ${id}`
  const language = useLanguage()
  // While the text is on its way, not after it.
  useState(() => !isNarrow() && fetchEditor(language))
  const answer = useQuery(draftQuery(id, localKey))
  return (
    <Loaded
      answer={answer}
      skeleton={
        <div className="page">
          <Skeleton height={32} />
        </div>
      }
    >
      {(opened) => <Desk key={id} {...opened} localKey={localKey} />}
    </Loaded>
  )
}
