export default { esbuild: { jsx: 'automatic' }, optimizeDeps: { exclude: ['claimlight'] } };
