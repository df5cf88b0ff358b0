/** ODK's form app, to be opened with the XForm of an instrument: for `make bench` alone. */
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';

globalThis.openForm = (formXml) => {
  const props = {
    formXml,
    // Pictures and voices are left out: ours are measured with theirs.
    fetchFormAttachment: () => Promise.resolve(new Response(null, { status: 404 })),
    missingResourceBehavior: 'BLANK',
  };
  createApp({ render: () => h(OdkWebForm, props) })
    .use(webFormsPlugin)
    .mount('#app');
};
