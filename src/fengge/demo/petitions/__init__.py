"""Major petitions as the demo county tells them: one at every stage, some joint, some that accuse a village's committee."""
