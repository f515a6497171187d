import { refreshOn } from '#web/use-live'

refreshOn('moderation.deskChanged', 'moderation.listDesk', 'moderation.countDesk', 'moderation.listJournal')
refreshOn('moderation.mineChanged', 'moderation.listMyMeasures', 'moderation.listMyReports', 'moderation.countDesk')
refreshOn('moderation.rulesChanged', 'moderation.getConduct', 'moderation.getSettings', 'moderation.getGuard')
