/** Said wherever a mail is promised and this server has nothing that sends one. */
export const NO_MAIL = 'いまはメールを送れません。メールの内容は、受付でおたずねください。';
