import type { Area } from '../rules.ts'

interface Deed {
  area: Area
  ru: string
  en: string
}

const deed = (area: Area, ru: string, en: string): Deed => ({ area, ru, en })

/** Every act that the audit knows, as a sentence without its subject: the name and the hour stand beside it. */
export const DEEDS: Record<string, Deed> = {
  'people.addStaff': deed('people', 'Добавлен сотрудник', 'An employee was added'),
  'people.updatePerson': deed('people', 'Изменена карточка человека', 'A person’s card was changed'),
  'people.setRoles': deed('people', 'Изменены роли', 'Roles were changed'),
  'people.undoRoles': deed('people', 'Изменение ролей отменено', 'A change of roles was taken back'),
  'people.confirmPerson': deed('people', 'Человек подтверждён', 'A person was confirmed'),
  'people.refuseProfile': deed('people', 'Профиль отклонён', 'A profile was refused'),
  'people.setVerificationText': deed(
    'settings',
    'Изменён порядок подтверждения',
    'How people are confirmed was changed',
  ),
  'people.removePerson': deed('people', 'Человек убран из школы', 'A person was removed from the school'),
  'people.addGuardian': deed('people', 'Родитель привязан к ребёнку', 'A guardian was bound to a child'),
  'people.removeGuardian': deed('people', 'Родитель отвязан от ребёнка', 'A guardian was unbound from a child'),

  'families.limitGuardian': deed('people', 'Ограничены права родителя', 'A guardian’s rights were limited'),
  'families.liftLimit': deed('people', 'Ограничение родителя снято', 'A guardian’s limit was lifted'),
  'families.keepGuardian': deed(
    'people',
    'Совершеннолетний решил, кто из родителей видит его школу',
    'A pupil of age decided which guardian sees on',
  ),
  'families.endChildSessions': deed('entry', 'Родитель завершил входы ребёнка', 'A guardian ended a child’s sessions'),

  'classes.addClasses': deed('classes', 'Созданы классы', 'Classes were created'),
  'classes.renameClass': deed('classes', 'Класс переименован', 'A class was renamed'),
  'classes.archiveClass': deed('classes', 'Класс отправлен в архив', 'A class was archived'),
  'classes.addPupil': deed('classes', 'Добавлен ученик', 'A pupil was added'),
  'classes.takeSeat': deed('classes', 'Дано место в классе', 'A seat in a class was given'),
  'classes.leaveSeat': deed('classes', 'Место в классе снято', 'A seat in a class was taken'),
  'classes.addSubjects': deed('classes', 'Добавлены предметы', 'Subjects were added'),
  'classes.removeSubject': deed('classes', 'Предмет убран', 'A subject was removed'),
  'classes.movePupil': deed('classes', 'Ученик переведён', 'A pupil was moved'),
  'classes.dismissPupil': deed('classes', 'Ученик выбыл', 'A pupil left the school'),
  'classes.returnPupil': deed('classes', 'Ученик вернулся', 'A pupil came back'),
  'classes.handOver': deed('classes', 'Классы и предметы переданы', 'Classes and subjects were handed over'),
  'classes.writePaper': deed('classes', 'Вписан приказ о движении', 'The order of a movement was written in'),
  'classes.undoMovement': deed('classes', 'Движение отменено', 'A movement was taken back'),
  'classes.exportMovements': deed('classes', 'Выгружено движение', 'The movement was taken out'),
  'classes.startSchoolYear': deed('classes', 'Начат новый учебный год', 'A new school year was started'),
  'classes.undoSchoolYear': deed('classes', 'Перевод на новый год отменён', 'The step into a new year was taken back'),

  'rosters.writeImport': deed('people', 'Записан загруженный список', 'An uploaded list was written'),
  'rosters.undoImport': deed('people', 'Загрузка списка отменена', 'An uploaded list was undone'),
  'rosters.exportRoster': deed('people', 'Выгружен список', 'A list was taken out'),
  'rosters.downloadReport': deed('people', 'Скачан отчёт о загрузке', 'The report of an import was downloaded'),

  'journal.connectJournal': deed('settings', 'Настроен электронный журнал', 'The electronic journal was set up'),
  'journal.pauseJournal': deed(
    'settings',
    'Обмен с журналом: пауза или продолжение',
    'The exchange with the journal was paused or resumed',
  ),
  'journal.dropJournal': deed('settings', 'Электронный журнал отключён', 'The electronic journal was disconnected'),
  'journal.pullJournal': deed('people', 'Запрошены списки из журнала', 'Lists were asked of the journal'),
  'journal.makeUploadKey': deed('settings', 'Выдан ключ для файлов журнала', 'A key for the journal’s files was made'),
  'journal.linkPerson': deed(
    'people',
    'Человек связан с журналом или отвязан',
    'A person was linked with the journal or unlinked',
  ),
  'journal.keepProvider': deed('entry', 'Настроен вход через другую систему', 'An identity provider was set up'),
  'journal.removeProvider': deed('entry', 'Отключён вход через другую систему', 'An identity provider was removed'),
  'accounts.keepProvider': deed('entry', 'Настроен вход через другую систему', 'An identity provider was set up'),
  'accounts.removeProvider': deed('entry', 'Отключён вход через другую систему', 'An identity provider was removed'),

  'accounts.signIn': deed('entry', 'Вход в систему', 'Signed in'),
  'accounts.reportIntrusion': deed(
    'entry',
    'Сообщение: аккаунтом воспользовались',
    'A report: somebody used the account',
  ),
  'people.demandSecondStep': deed(
    'entry',
    'Изменено требование второго шага',
    'The demand of a second step was changed',
  ),
  'invitations.resetAccess': deed('entry', 'Выдан лист для нового пароля', 'A sheet for a new password was made'),
  'invitations.createInvitation': deed('entry', 'Создана ссылка-приглашение', 'An invitation was made'),
  'invitations.revokeInvitation': deed('entry', 'Ссылка-приглашение отозвана', 'An invitation was revoked'),
  'invitations.revokeUnclaimed': deed('entry', 'Отозвано невостребованное', 'What nobody claimed was revoked'),
  'invitations.acceptRequest': deed('entry', 'Заявка на вступление принята', 'A join request was accepted'),
  'invitations.refuseRequest': deed('entry', 'Заявка на вступление отклонена', 'A join request was refused'),
  'invitations.printSheets': deed('entry', 'Напечатаны листы активации', 'Activation sheets were printed'),
  'invitations.replaceSheet': deed('entry', 'Лист активации заменён', 'An activation sheet was replaced'),

  'chats.lookInto': deed('chats', 'Взгляд администрации в чат', 'The administration looked into a chat'),
  'chats.appointOwner': deed('chats', 'Назначен ответственный за чат', 'An owner of a chat was appointed'),
  'chats.mendChats': deed('chats', 'Автоматические чаты пересобраны', 'Automatic chats were mended'),
  'chats.setContactRules': deed('chats', 'Изменено, кто кому может писать', 'Who may write to whom was changed'),
  'chats.setStrategy': deed('chats', 'Изменены правила создания чатов', 'Rules of making chats were changed'),

  'announcements.publishAnnouncement': deed('news', 'Объявление опубликовано', 'An announcement was published'),
  'announcements.refuseAnnouncement': deed('news', 'Объявление возвращено автору', 'An announcement was returned'),
  'announcements.withdrawAnnouncement': deed('news', 'Объявление отозвано', 'An announcement was withdrawn'),
  'announcements.removeAnnouncement': deed('news', 'Черновик объявления удалён', 'A draft announcement was removed'),
  'announcements.remind': deed('news', 'Отправлено напоминание об объявлении', 'A reminder was sent'),
  'announcements.markOnPaper': deed(
    'news',
    'Отметка об ознакомлении на бумаге',
    'An acknowledgement on paper was marked',
  ),

  'consents.createTemplate': deed('papers', 'Создан текст согласия', 'A text of a consent was made'),
  'consents.reviseTemplate': deed('papers', 'Новая редакция текста согласия', 'A next version of a consent’s text'),
  'consents.removeTemplate': deed('papers', 'Текст согласия убран', 'A text of a consent was removed'),
  'consents.askForConsent': deed('papers', 'Запрошены согласия', 'Consents were asked for'),
  'consents.closeRequest': deed('papers', 'Сбор согласий закрыт', 'Collecting consents was closed'),
  'consents.remindRest': deed('papers', 'Отправлено напоминание о согласии', 'A reminder of a consent was sent'),
  'consents.recordPaper': deed('papers', 'Внесено согласие с бумаги', 'A consent was entered from paper'),
  'consents.openScan': deed('papers', 'Открыт скан согласия', 'The scan of a consent was opened'),
  'consents.printRegister': deed('papers', 'Напечатан реестр согласий', 'A register of consents was printed'),
  'consents.exportRegister': deed('papers', 'Выгружен реестр согласий', 'A register of consents was exported'),
  'consents.setBirthDay': deed('people', 'Указана дата рождения', 'A date of birth was set'),
  'consents.openMatter': deed('papers', 'Открыт срок по персональным данным', 'A term of personal data was opened'),
  'consents.extendMatter': deed(
    'papers',
    'Продлён срок по персональным данным',
    'A term of personal data was extended',
  ),
  'consents.closeMatter': deed('papers', 'Закрыт срок по персональным данным', 'A term of personal data was closed'),

  'refusals.recordRefusal': deed('papers', 'Внесён отказ от площадки', 'A refusal of the platform was entered'),
  'refusals.changeRoute': deed('papers', 'Изменён способ информирования', 'A delivery route was changed'),
  'refusals.endRefusal': deed('papers', 'Отказ от площадки отменён', 'A refusal of the platform was taken back'),
  'refusals.openScan': deed('papers', 'Открыт скан отказа', 'The scan of a refusal was opened'),
  'refusals.finishTask': deed('papers', 'Семье сообщили другим способом', 'A family was told another way'),
  'refusals.printNotices': deed('papers', 'Напечатаны объявления для семей', 'Notices for families were printed'),
  'refusals.printPhones': deed('papers', 'Напечатан список телефонов', 'A list of phones was printed'),

  'acts.createAct': deed('papers', 'На полку положен черновик документа', 'A draft of a document was put on the shelf'),
  'acts.editDraft': deed('papers', 'Изменён черновик документа', 'A draft of a document was changed'),
  'acts.draftVersion': deed('papers', 'Начата новая редакция документа', 'A next version of a document was begun'),
  'acts.removeDraft': deed('papers', 'Черновик документа убран', 'A draft of a document was removed'),
  'acts.adoptVersion': deed('papers', 'Документ принят', 'A document was adopted'),
  'acts.endAct': deed('papers', 'Действие документа прекращено', 'A document was ended'),
  'acts.showAct': deed('papers', 'Изменён показ документа всем', 'Whether a document is shown to everybody was changed'),
  'acts.openPage': deed('settings', 'Изменён показ страницы документов', 'The open page of documents was switched'),
  'acts.askToRead': deed('papers', 'Подготовлено ознакомление с документом', 'Reading of a document was asked for'),

  'support.takeRequest': deed('order', 'Обращение взято в работу', 'A request for help was taken'),
  'support.passToOperator': deed('order', 'Обращение передано оператору', 'A request was passed on to the operator'),
  'support.passToSchool': deed('operator', 'Обращение передано школе', 'A request was passed to its school'),
  'support.saveReadyAnswer': deed('settings', 'Сохранён готовый ответ', 'A ready answer was saved'),
  'support.removeReadyAnswer': deed('settings', 'Готовый ответ убран', 'A ready answer was removed'),

  'moderation.released': deed('order', 'Задержанное сообщение пропущено', 'A held message was released'),
  'moderation.refused': deed('order', 'Задержанное сообщение не пропущено', 'A held message was refused'),
  'moderation.measured': deed('order', 'Принята мера', 'A measure was taken'),
  'moderation.dismissed': deed('order', 'Жалоба закрыта без мер', 'A report was closed without measures'),
  'moderation.lifted': deed('order', 'Мера отменена', 'A measure was lifted'),
  'moderation.appealUpheld': deed('order', 'Обжалование: мера оставлена в силе', 'Appeal: the measure stands'),
  'moderation.appealGranted': deed('order', 'Обжалование удовлетворено', 'An appeal was granted'),
  'moderation.openEvidence': deed('order', 'Открыт файл-доказательство', 'A file of evidence was opened'),
  'moderation.conductChanged': deed(
    'order',
    'Новая редакция правил поведения',
    'A new version of the rules of conduct',
  ),

  'moderation.settingsChanged': deed('settings', 'Изменены настройки порядка', 'Settings of order were changed'),
  'quiet.setQuietHours': deed('settings', 'Изменены тихие часы', 'Quiet hours were changed'),
  'files.changeLimits': deed('settings', 'Изменены размеры файлов', 'Sizes of files were changed'),
  'links.setSettings': deed('settings', 'Изменены карточки ссылок', 'Cards of links were set'),
  'organizations.updateOrganization': deed('settings', 'Изменён профиль школы', 'The school’s profile was changed'),

  'announcements.printAcknowledgements': deed(
    'papers',
    'Напечатан лист ознакомления',
    'A list of acknowledgements was printed',
  ),
  'moderation.printJournal': deed('papers', 'Напечатан журнал модерации', 'The moderation journal was printed'),
  'moderation.printAcceptances': deed(
    'papers',
    'Напечатан лист о правилах поведения',
    'Acceptances of the rules were printed',
  ),
  'transfers.requestExport': deed('papers', 'Заказан архив школы', 'An archive of the school was asked for'),
  'transfers.openExport': deed('papers', 'Скачан архив школы', 'The archive of the school was downloaded'),
  'transfers.importSchool': deed(
    'operator',
    'Школа перенесена из другой установки',
    'The school came from another installation',
  ),
  'audit.exportEntries': deed('papers', 'Выгружен журнал действий', 'The audit was exported'),
  'audit.printEntries': deed('papers', 'Напечатан журнал действий', 'The audit was printed'),
  'audit.verifyChain': deed('papers', 'Проверена целостность журнала', 'The audit was verified'),
  'audit.printHead': deed('papers', 'Напечатан контрольный лист журнала', 'The control sheet of the audit was printed'),

  'statistics.giveAccess': deed('settings', 'Дан доступ к сводке', 'Access to the summary was given'),
  'statistics.takeAccess': deed('settings', 'Забран доступ к сводке', 'Access to the summary was taken'),
  'statistics.exportSummary': deed('papers', 'Выгружена сводка', 'The summary was taken out'),

  'accounts.demandOfOperators': deed(
    'operator',
    'Изменено требование второго шага у операторов',
    'The second step asked of operators was changed',
  ),
  'accounts.settleIntrusion': deed(
    'operator',
    'Разобрано сообщение о чужом входе',
    'A report of somebody else’s sign-in was settled',
  ),
  'organizations.approveApplication': deed('operator', 'Заявка школы одобрена', 'A school’s application was approved'),
  'organizations.refuseApplication': deed('operator', 'Заявке школы отказано', 'A school’s application was refused'),
  'organizations.openOrder': deed(
    'operator',
    'Открыт приказ о назначении администратора',
    'The order of an application was opened',
  ),
  'search.rebuildIndex': deed('operator', 'Запущена перестройка поиска', 'Search was set to be rebuilt'),
}
