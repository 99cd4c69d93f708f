"""Matters at risk of violence as the demo county tells them: a mark in every colour and state, each with its slips to fill."""
