import type { FamilyMember } from '@aladdin/sdk/contract/gallery.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'

/** Deeper generations are not set further in: the column is narrow. */
const deepest = 4

/** Everything that was forked from the same first app, parents before their forks; a lost ancestor keeps its place. */
export function Family({ members }: { members: readonly FamilyMember[] }) {
  const { t } = useTranslation('appPage')
  if (members.length < 2) return <p className="faint">{t('noFamily')}</p>
  return (
    <ul className="family">
      {members.map((member, index) => (
        <li
          key={member.app?.name ?? index}
          aria-current={member.self ? 'true' : undefined}
          style={{ paddingInlineStart: Math.min(member.depth, deepest) * 14 }}
        >
          {member.depth > 0 && <Icon name="fork" size={12} />}
          <Member member={member} />
        </li>
      ))}
    </ul>
  )
}

function Member({ member: { app, self, fromVersion } }: { member: FamilyMember }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  if (app === undefined) return <span className="faint">{t('unseenAncestor')}</span>
  return (
    <div>
      {self ? (
        <strong>{local(app.title)}</strong>
      ) : (
        <Link to="/apps/$name" params={{ name: app.name }}>
          {local(app.title)}
        </Link>
      )}
      <span className="label family__by">
        {local(app.author)} · {local(app.branch.name)}
        {fromVersion !== undefined && ` · ${t('fromVersion', { number: fromVersion })}`}
      </span>
    </div>
  )
}
