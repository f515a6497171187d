import { refreshOn } from '#web/use-live'

refreshOn('refusals.tasksChanged', 'refusals.listTasks', 'refusals.listRefusals')
refreshOn('consents.registerChanged', 'refusals.listTasks')
refreshOn('refusals.agreed', 'refusals.listMine')
