import { createApp } from 'vue';
import Story from './Story.vue';

createApp(Story, { title: 'Boats lost at Ostrel', paragraphs: ['“We lost 40 boats,” said Ana Ruiz, the harbour master.'] }).mount('#root');
