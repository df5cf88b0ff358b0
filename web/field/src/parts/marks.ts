/** Points in time that `make bench` reads. They hold no content. */
export function markAnswer(): void {
  performance.mark('titian:answer');
}

/** Marks the moment after the next frame was painted, not the moment it was asked for. */
export function markDrawn(): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.mark('titian:question-drawn');
      port1.close();
    };
    port2.postMessage(null);
  });
}
