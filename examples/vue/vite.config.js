import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag === 'claim-light';

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })], optimizeDeps: { exclude: ['claimlight'] } };
