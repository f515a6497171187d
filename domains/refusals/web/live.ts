import { refreshOn } from '#web/use-live'

refreshOn('refusals.tasksChanged', 'refusals.listTasks', 'refusals.listRefusals')
refreshOn('refusals.agreed', 'refusals.listMine')
