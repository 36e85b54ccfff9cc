// The names of chosen files, because the control that shows them itself is covered.
document.addEventListener("change", (event) => {
  const shown = document.querySelector(`[data-files="${event.target.id}"]`);
  if (shown) shown.textContent = Array.from(event.target.files, (file) => file.name).join("、");
});
