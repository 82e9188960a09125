import type { AppCard as App } from '@aladdin/sdk/contract/gallery.ts'
import { useFork, useStar } from '../../app-actions.ts'
import { isAuthor, useSession } from '../../session.ts'
import { AppCard } from '../../ui/app-card.tsx'

/** A card whose star and fork work. */
export function GalleryCard({ app }: { app: App }) {
  const { position } = useSession()
  const star = useStar(app)
  const fork = useFork(app.name)
  return (
    <AppCard
      app={app}
      actions={{
        star: star.toggle,
        fork: isAuthor(position.role) ? () => fork.fork() : undefined,
        busy: star.busy || fork.busy,
      }}
    />
  )
}
